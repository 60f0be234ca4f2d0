/** Says the names of its environment. */
console.log(`REPORT ${JSON.stringify({ names: Object.keys(process.env).toSorted() })}`);
