/** Helpers for reading what agents print. */
import { harmlessLine } from '../task/log-filter.ts';

/** One harmless line of at most 300 characters. */
export function shortReason(text: string): string {
  return harmlessLine(text.replace(/\s+/g, ' ').trim()).slice(0, 300);
}
