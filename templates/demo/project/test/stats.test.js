import assert from 'node:assert/strict';
import test from 'node:test';
import { mean, round } from '../src/stats.js';

test('mean of three numbers', () => assert.equal(mean([1, 2, 6]), 3));
test('round leaves two digits', () => assert.equal(round(1.234), 1.23));
