/** Style of the report page; light and dark, wide and narrow. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#59636e;--line:#d8dee4;--soft:#f6f8fa;--good:#1a7f37;--bad:#cf222e;--wait:#9a6700;
--queue:#d0d7de;--claim:#8c959f;--issue:#0969da;--checkout:#54aeff;--environment:#1b7c83;--baseline:#b6a6e8;--agent:#8250df;--tests:#bf8700;--publish:#1a7f37}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--dim:#9198a1;--line:#3d444d;--soft:#151b23;--good:#3fb950;--bad:#f85149;--wait:#d29922;
--queue:#3d444d;--claim:#6e7681;--issue:#1f6feb;--checkout:#79c0ff;--environment:#39c5cf;--baseline:#6e5bb5;--agent:#a371f7;--tests:#d29922;--publish:#3fb950}}
*{box-sizing:border-box}
body{overflow-wrap:anywhere;margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.2;margin:.2rem 0 1rem}h2{font-size:1.1rem;margin:2rem 0 .6rem}
code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}a{color:inherit}
.plan{color:var(--dim);margin:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.9rem,1fr));gap:.6rem;margin:0}
.cards div{background:var(--soft);border:1px solid var(--line);border-radius:8px;padding:.5rem .8rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.cards dt{color:var(--dim);font-size:.8rem}.cards dd{margin:0;font-size:1.25rem;font-weight:600}
.filters{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:1.2rem}
.filters button{font:inherit;font-size:.85rem;color:inherit;background:var(--soft);border:1px solid var(--line);border-radius:99px;padding:.2rem .8rem;cursor:pointer}
.filters button[aria-pressed=true]{background:var(--fg);color:var(--bg)}
.filters input{font:inherit;font-size:.85rem;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:99px;padding:.2rem .8rem;min-width:0;flex:0 1 14rem}
.filters [data-count]{font-size:.8rem;color:var(--dim);align-self:center}.filters:not(.live){display:none}
:focus-visible{outline:2px solid var(--issue);outline-offset:2px}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1rem;font-size:.8rem;color:var(--dim);margin:0 0 .6rem}
.legend i{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.3rem;vertical-align:-1px}
.axis{display:flex;justify-content:space-between;margin-left:14rem;font-size:.75rem;color:var(--dim)}
.timeline{list-style:none;margin:0;padding:0}
.timeline li{display:grid;grid-template-columns:13.5rem 1fr;gap:0 .5rem;align-items:center;padding:2px 0}
.timeline .wave{display:block;font-size:.75rem;color:var(--dim);border-top:1px solid var(--line);margin-top:.4rem;padding-top:.3rem}
.name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-decoration:none;font-size:.88rem}.name:hover{text-decoration:underline}
.bars{position:relative;height:1.5rem;background:var(--soft);border-radius:3px;overflow:hidden}
.bars i{position:absolute;min-width:2px;border-right:1px solid var(--bg)}
.figures{display:none;grid-column:1/-1;font-size:.8rem;color:var(--dim);padding:.2rem 0 .4rem}
.timeline li:hover .figures,.timeline li:focus .figures,.timeline li:focus-within .figures{display:block}
i.failed{background-image:repeating-linear-gradient(45deg,transparent 0 4px,var(--bad) 4px 8px)!important}
${['queue', 'claim', 'issue', 'checkout', 'environment', 'baseline', 'agent', 'tests', 'publish'].map((name) => `i.${name}{background-color:var(--${name})}`).join('')}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .6rem;border-bottom:1px solid var(--line);font-weight:400}thead th{color:var(--dim);font-size:.8rem;white-space:nowrap}
td{white-space:nowrap}tbody th{min-width:16rem;overflow-wrap:anywhere}.reason{margin:.1rem 0 0;color:var(--dim);font-size:.85rem}
.badge{white-space:nowrap;font-weight:600}.good{color:var(--good)}.bad{color:var(--bad)}.wait{color:var(--wait)}.quiet{color:var(--dim)}
[hidden]{display:none!important}
@media (max-width:40rem){body{padding:1rem}.axis{margin-left:0}.timeline li{grid-template-columns:1fr}}
`;
