/** May who started this run start work? Asked while the plan is read; nothing is written before the answer. */
import { FanoutError, messageOf, TrackerError } from '../errors.ts';
import type { Logger } from '../ports/logger.ts';
import type { People } from '../ports/people.ts';

/**
 * `nobody`: no person is behind the run, or GitHub let nobody else start it. `confirm`: GitHub lets only people with
 * write access cause the event, and we ask again. `prove`: anybody can cause it, so nothing but the answer counts.
 */
export type ActorCheck =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'confirm' | 'prove'; readonly logins: readonly [string, ...string[]] };

/** @throws FanoutError when one of them has no write access, or when that could not be found out and must be */
export async function checkActor(
  ports: { readonly people: People; readonly logger: Logger },
  check: ActorCheck,
): Promise<void> {
  if (check.kind === 'nobody') return;
  for (const login of check.logins) {
    try {
      if ((await ports.people.accessOf(login)) === 'write') continue;
    } catch (error) {
      if (!(error instanceof TrackerError)) throw error;
      if (check.kind === 'prove') throw notKnown(login, error);
      // GitHub's own rule has let them in already: a second opinion that cannot be had must not stop the night's work.
      ports.logger.warn(`whether ${login} may write could not be asked: ${messageOf(error)}`);
      continue;
    }
    throw refusal(login);
  }
}

function refusal(login: string): FanoutError {
  const who = login === '' ? 'somebody whom GitHub does not name' : login;
  return new FanoutError(`${who} started this run and has no write access to the repository`, {
    hint: 'Nothing was written. Somebody who may write to the repository has to start it.',
  });
}

function notKnown(login: string, error: TrackerError): FanoutError {
  return new FanoutError(
    `whether ${login} may write to the repository could not be found out: ${error.message}`,
    {
      hint: 'Nothing was written: anybody can cause this event, so it works only when GitHub says that they may write.',
      cause: error,
    },
  );
}
