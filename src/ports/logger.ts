/** Lines for people. Adapters make them harmless: nothing that is logged can be a workflow command. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}
