/** Says how many escapes were tried and how many got out. */
const titles = (results) =>
  results.testResults
    .flatMap((file) => file.testResults)
    .filter(({ title, status }) => title.startsWith('escape: ') && status !== 'pending');

export default class EscapeReporter {
  onRunComplete(_contexts, results) {
    const tried = titles(results);
    const out = tried.filter(({ status }) => status === 'failed');
    for (const { ancestorTitles } of out) console.log(`got out: ${ancestorTitles.join(' ')}`);
    // A file that could not even be loaded has tried nothing, and must not look like a success.
    const broken = results.numRuntimeErrorTestSuites > 0 ? ', and some could not be tried' : '';
    console.log(`escapes: ${tried.length} tried, ${out.length} got out${broken}`);
  }

  getLastError() {
    return undefined;
  }
}
