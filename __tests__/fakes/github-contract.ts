/** Holds requests and answers against GitHub's own OpenAPI description (scripts/update-openapi.mjs says where from). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}
interface Reference {
  readonly $ref: string;
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | Reference>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** `nullable` as GitHub means it, in the form that ajv knows: beside `type`, and null among the values of an `enum`. */
function withoutBareNullable(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value)) return value;
  if ('type' in value) {
    const isOpen = value.nullable === true && 'enum' in value && Array.isArray(value.enum);
    return isOpen ? { ...value, enum: [...(value.enum as unknown[]), null] } : value;
  }
  const { nullable, ...others } = value;
  return nullable === true ? { anyOf: [{ enum: [null] }, others] } : others;
}

const file = path.join(import.meta.dirname, '../fixtures/github-openapi.json');
const description: Description = JSON.parse(readFileSync(file, 'utf8'), withoutBareNullable);
const ajv = new Ajv({ strict: false, coerceTypes: false, allErrors: true });
(addFormats as unknown as (target: Ajv) => void)(ajv);
ajv.addFormat('repo.nwo', /^[\w.-]+\/[\w.-]+$/);
ajv.addSchema(description, 'github');

const compiled = new Map<string, ValidateFunction>();
function compile(name: string, schema: object): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  // References start at the document, wherever the schema stands in it.
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/');
  const made = ajv.compile(JSON.parse(text));
  compiled.set(name, made);
  return made;
}

function resolve<T extends object>(value: T | Reference): T {
  if (!('$ref' in value)) return value;
  let found: unknown = description;
  for (const part of value.$ref.slice(2).split('/'))
    found = (found as Record<string, unknown>)[part];
  return found as T;
}

function errorsOf(validate: ValidateFunction, value: unknown, what: string): readonly string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${what}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

export interface Route {
  /** Such as `POST /repos/{owner}/{repo}/issues`. */
  readonly name: string;
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The operation of a request, or undefined when the product is not known to use it. */
export function findRoute(method: string, pathname: string): Route | undefined {
  const given = pathname.split('/');
  for (const [template, operations] of Object.entries(description.paths)) {
    const operation = operations[method.toLowerCase()];
    const parts = template.split('/');
    if (operation === undefined || parts.length !== given.length) continue;
    const parameters: Record<string, string> = {};
    const fits = parts.every((part, index) => {
      const value = given[index] ?? '';
      const name = /^\{(.+)\}$/.exec(part)?.[1];
      if (name !== undefined) parameters[name] = decodeURIComponent(value);
      return name !== undefined || part === value;
    });
    if (fits) return { name: `${method} ${template}`, operation, parameters };
  }
  return undefined;
}

/** What GitHub would not take, or would ignore in silence. */
export function checkRequest(
  route: Route,
  { query, body }: { query: URLSearchParams; body: unknown },
): readonly string[] {
  return [...checkQuery(route, query), ...checkBody(route, body)];
}

function checkQuery({ name, operation }: Route, query: URLSearchParams): readonly string[] {
  const known = (operation.parameters ?? [])
    .map((parameter) => resolve<Parameter>(parameter))
    .filter((parameter) => parameter.in === 'query');
  return [...query].flatMap(([key, text]) => {
    const parameter = known.find((candidate) => candidate.name === key);
    if (parameter === undefined) return [`query: unknown parameter ${key}`];
    const isNumber = JSON.stringify(parameter.schema).includes('"type":"integer"');
    const value = isNumber ? Number(text) : text;
    return errorsOf(compile(`${name}?${key}`, parameter.schema), value, `query ${key}`);
  });
}

function checkBody({ name, operation }: Route, body: unknown): readonly string[] {
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  if (schema === undefined) return body === undefined ? [] : ['body: none is expected'];
  const properties = 'properties' in schema ? (schema.properties as object) : undefined;
  const unknown =
    properties === undefined || typeof body !== 'object' || body === null
      ? []
      : Object.keys(body).filter((key) => !(key in properties));
  return [
    ...unknown.map((key) => `body: unknown field ${key}`),
    ...errorsOf(compile(`${name} body`, schema), body, 'body'),
  ];
}

/** What of an answer of ours GitHub would not say. */
export function checkAnswer(route: Route, status: number, body: unknown): readonly string[] {
  const schema = answerSchema(route, status);
  if (schema === 'unknown') return [`answer: ${route.name} never has the status ${status}`];
  if (schema === undefined) return body === undefined ? [] : ['answer: no body is expected'];
  return errorsOf(compile(`${route.name} ${status}`, schema), body, 'answer');
}

/** The schema of an answer; undefined for one without a body. */
export function answerSchema(route: Route, status: number): object | undefined | 'unknown' {
  const response = route.operation.responses[String(status)];
  if (response === undefined) return 'unknown';
  return resolve<Content>(response).content?.['application/json']?.schema;
}

/** A smallest value that fits a schema, to which a server adds what it knows. */
export function sampleOf(schema: object): unknown {
  const known = resolve(schema as SchemaLike);
  if (known.nullable === true) return null;
  if (known.enum !== undefined) return known.enum[0];
  const [choice] = known.oneOf ?? known.anyOf ?? [];
  if (choice !== undefined) return sampleOf(choice);
  if (known.allOf !== undefined) return Object.assign({}, ...known.allOf.map(sampleOf));
  const type = Array.isArray(known.type) ? known.type[0] : known.type;
  switch (type) {
    case 'integer':
    case 'number':
      return known.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'string':
      return sampleText(known.format);
    default:
      return sampleObject(known);
  }
}

interface SchemaLike {
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly object[];
  readonly anyOf?: readonly object[];
  readonly allOf?: readonly object[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, object>>;
}

function sampleText(format: string | undefined): string {
  if (format === 'date-time') return '2026-11-24T00:00:00Z';
  if (format === 'uri') return 'http://127.0.0.1/';
  if (format === 'email') return 'nobody@noreply.invalid';
  return 'x';
}

function sampleObject({ required = [], properties = {} }: SchemaLike): unknown {
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {})]));
}
