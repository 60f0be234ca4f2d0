/** How each provider's API asks and answers: just enough for one text or one call of a tool. */

export interface Tool {
  readonly name: string;
  readonly schema: ToolSchema;
}

interface ToolSchema {
  readonly properties?: Readonly<Record<string, { readonly type?: unknown }>>;
  readonly required?: readonly string[];
}

export interface Told {
  readonly tools: readonly Tool[];
  /** Results of tools in the conversation so far. */
  readonly results: number;
}

export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'shell'; readonly command: string };

export interface Dialect {
  readonly paths: RegExp;
  readonly isStream: (path: string, body: unknown) => boolean;
  readonly read: (body: unknown) => Told;
  /** Server-sent events of one answer. */
  readonly events: (said: Said, told: Told) => string;
  readonly whole: (said: Said, told: Told) => string;
  readonly refusal: (status: number, message: string) => unknown;
}

// Bodies come from programs that we do not control; whatever is missing reads as empty.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Body = any;

const list = (value: Body): readonly Body[] => (Array.isArray(value) ? value : []);
const hasStream = (_path: string, body: Body) => body?.stream === true;

/** Names that agents give to their shell. */
const SHELL = /^(?:bash|shell|shell_command|exec_command|local_shell|run_shell_command)$/i;

/** The agent's shell tool with arguments that its schema takes. */
function shellCall(
  command: string,
  { tools }: Told,
): { name: string; args: Record<string, unknown> } {
  const tool = tools.find(({ name }) => SHELL.test(name));
  if (tool === undefined)
    throw new Error(`no shell among the tools ${tools.map(({ name }) => name).join(', ')}`);
  const { properties = {}, required = [] } = tool.schema;
  const args: Record<string, unknown> = {};
  for (const name of new Set([...required, 'command', 'cmd'])) {
    const type = properties[name]?.type;
    if (type === undefined) continue;
    if (name === 'command' || name === 'cmd')
      args[name] = type === 'array' ? ['bash', '-lc', command] : command;
    else if (type === 'boolean') args[name] = false;
    else if (type === 'number' || type === 'integer') args[name] = 10_000;
    else args[name] = 'run a command';
  }
  return { name: tool.name, args };
}

const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const data = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
let calls = 0;
const callId = () => `call_${++calls}`;

/** POST /v1/messages. Source: docs.anthropic.com, 'Streaming messages'. */
export const anthropic: Dialect = {
  paths: /\/messages$/,
  isStream: hasStream,
  read: (body: Body) => ({
    tools: list(body.tools).map(({ name, input_schema }) => ({ name, schema: input_schema ?? {} })),
    results: list(body.messages)
      .flatMap(({ content }) => list(content))
      .filter(({ type }) => type === 'tool_result').length,
  }),
  events: (said, told) => {
    const usage = { input_tokens: 100, output_tokens: 20, cache_read_input_tokens: 10 };
    const message = anthropicMessage(said, told);
    const [block] = message.content;
    const empty = said.kind === 'text' ? { ...block, text: '' } : { ...block, input: {} };
    const delta =
      said.kind === 'text'
        ? { type: 'text_delta', text: said.text }
        : { type: 'input_json_delta', partial_json: JSON.stringify(block?.input) };
    return [
      event('message_start', { type: 'message_start', message: { ...message, content: [] } }),
      event('content_block_start', { type: 'content_block_start', index: 0, content_block: empty }),
      event('content_block_delta', { type: 'content_block_delta', index: 0, delta }),
      event('content_block_stop', { type: 'content_block_stop', index: 0 }),
      event('message_delta', {
        type: 'message_delta',
        delta: { stop_reason: message.stop_reason, stop_sequence: null },
        usage,
      }),
      event('message_stop', { type: 'message_stop' }),
    ].join('');
  },
  whole: (said, told) => JSON.stringify(anthropicMessage(said, told)),
  refusal: (status, message) => ({
    type: 'error',
    error: { type: status === 401 ? 'authentication_error' : 'rate_limit_error', message },
  }),
};

function anthropicMessage(said: Said, told: Told) {
  const content: Body[] =
    said.kind === 'text'
      ? [{ type: 'text', text: said.text }]
      : (({ name, args }) => [{ type: 'tool_use', id: callId(), name, input: args }])(
          shellCall(said.command, told),
        );
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5',
    content,
    stop_reason: said.kind === 'text' ? 'end_turn' : 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 100, output_tokens: 20, cache_read_input_tokens: 10 },
  };
}

/** POST /v1/responses. Source: platform.openai.com, 'Streaming API responses'. */
export const responses: Dialect = {
  paths: /\/responses$/,
  isStream: hasStream,
  read: (body: Body) => ({
    tools: list(body.tools).map((tool) => ({
      name: tool.name ?? tool.type ?? '',
      schema: tool.parameters ?? {},
    })),
    results: list(body.input).filter(({ type }) => String(type).endsWith('_output')).length,
  }),
  events: (said, told) => {
    const item = responseItem(said, told);
    const response = {
      id: 'resp_1',
      object: 'response',
      status: 'completed',
      output: [item],
      usage: openUsage,
    };
    return [
      event('response.created', {
        type: 'response.created',
        response: { ...response, status: 'in_progress', output: [] },
      }),
      event('response.output_item.added', {
        type: 'response.output_item.added',
        output_index: 0,
        item,
      }),
      event('response.output_item.done', {
        type: 'response.output_item.done',
        output_index: 0,
        item,
      }),
      event('response.completed', { type: 'response.completed', response }),
    ].join('');
  },
  whole: (said, told) =>
    JSON.stringify({
      id: 'resp_1',
      object: 'response',
      status: 'completed',
      output: [responseItem(said, told)],
      usage: openUsage,
    }),
  refusal: openRefusal,
};

const openUsage = {
  input_tokens: 100,
  input_tokens_details: { cached_tokens: 10 },
  output_tokens: 20,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 120,
};

function responseItem(said: Said, told: Told): object {
  if (said.kind === 'text') {
    const content = [{ type: 'output_text', text: said.text, annotations: [] }];
    return { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content };
  }
  const { name, args } = shellCall(said.command, told);
  const id = callId();
  return {
    type: 'function_call',
    id: `fc_${id}`,
    call_id: id,
    name,
    arguments: JSON.stringify(args),
    status: 'completed',
  };
}

function openRefusal(status: number, message: string) {
  const type = status === 401 ? 'invalid_request_error' : 'insufficient_quota';
  return { error: { message, type, code: status === 401 ? 'invalid_api_key' : type } };
}

/** POST /v1/chat/completions. */
export const chatCompletions: Dialect = {
  paths: /\/chat\/completions$/,
  isStream: hasStream,
  read: (body: Body) => ({
    tools: list(body.tools).map(({ function: tool }) => ({
      name: tool?.name ?? '',
      schema: tool?.parameters ?? {},
    })),
    results: list(body.messages).filter(({ role }) => role === 'tool').length,
  }),
  events: (said, told) => {
    const chunk = (delta: object, finish: string | null, more: object = {}) =>
      data({
        id: 'chat_1',
        object: 'chat.completion.chunk',
        created: 1,
        model: 'm',
        choices: [{ index: 0, delta, finish_reason: finish }],
        ...more,
      });
    const { delta, finish } = chatMessage(said, told);
    return `${chunk(delta, null)}${chunk({}, finish, { usage: chatUsage })}data: [DONE]\n\n`;
  },
  whole: (said, told) => {
    const { delta, finish } = chatMessage(said, told);
    const choices = [{ index: 0, message: delta, finish_reason: finish }];
    return JSON.stringify({
      id: 'chat_1',
      object: 'chat.completion',
      created: 1,
      model: 'm',
      choices,
      usage: chatUsage,
    });
  },
  refusal: openRefusal,
};

const chatUsage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

function chatMessage(said: Said, told: Told): { delta: object; finish: string } {
  if (said.kind === 'text')
    return { delta: { role: 'assistant', content: said.text }, finish: 'stop' };
  const { name, args } = shellCall(said.command, told);
  const call = {
    index: 0,
    id: callId(),
    type: 'function',
    function: { name, arguments: JSON.stringify(args) },
  };
  return { delta: { role: 'assistant', content: null, tool_calls: [call] }, finish: 'tool_calls' };
}

/** POST /v1beta/models/<model>:streamGenerateContent. Source: ai.google.dev, 'Generating content'. */
export const gemini: Dialect = {
  paths: /:(?:streamGenerateContent|generateContent)$/,
  isStream: (path) => path.endsWith(':streamGenerateContent'),
  read: (body: Body) => ({
    tools: list(body.tools)
      .flatMap(({ functionDeclarations }) => list(functionDeclarations))
      .map((tool) => ({
        name: tool.name ?? '',
        schema: tool.parametersJsonSchema ?? tool.parameters ?? {},
      })),
    results: list(body.contents)
      .flatMap(({ parts }) => list(parts))
      .filter(({ functionResponse }) => functionResponse !== undefined).length,
  }),
  events: (said, told) => data(geminiAnswer(said, told)),
  whole: (said, told) => JSON.stringify(geminiAnswer(said, told)),
  refusal: (status, message) => ({
    error: {
      code: status,
      message,
      status: status === 401 ? 'UNAUTHENTICATED' : 'RESOURCE_EXHAUSTED',
    },
  }),
};

function geminiAnswer(said: Said, told: Told): object {
  const part =
    said.kind === 'text' ? { text: said.text } : { functionCall: shellCall(said.command, told) };
  return {
    candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: {
      promptTokenCount: 100,
      candidatesTokenCount: 20,
      totalTokenCount: 120,
      cachedContentTokenCount: 10,
    },
    modelVersion: 'gemini-test',
  };
}
