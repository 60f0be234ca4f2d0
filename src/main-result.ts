/** What a command of the action gives back: `main.ts` alone hands it to GitHub. */
export interface CommandResult {
  /** By output name, see `action.yml`. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown for the run's summary page. */
  readonly summary?: string;
  /** The step fails with this message. */
  readonly failure?: string;
}
