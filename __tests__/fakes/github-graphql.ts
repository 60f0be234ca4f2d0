/** The one GraphQL query that the product asks. An installation may ask it, other than `GET /user`. */

/** Undefined for every other query. */
export function answerGraphql(body: unknown, login: string): object | undefined {
  const { query } = body as { query?: unknown };
  return query === 'query { viewer { login } }' ? { data: { viewer: { login } } } : undefined;
}
