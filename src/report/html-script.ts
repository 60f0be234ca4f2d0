/** Behaviour of the report page: filter by result and by text. Without it everything is shown. */
export const SCRIPT = `
const buttons=[...document.querySelectorAll('[data-filter]')];
const search=document.querySelector('input[type=search]');
const count=document.querySelector('[data-count]');
let wanted='';
function apply(){
  const words=search.value.toLowerCase().trim();
  let shown=0;
  for(const row of document.querySelectorAll('[data-status]')){
    row.hidden=(wanted!==''&&row.dataset.status!==wanted)||!row.dataset.text.includes(words);
    if(!row.hidden&&row.tagName==='TR')shown++;
  }
  for(const wave of document.querySelectorAll('.wave')){
    let row=wave.nextElementSibling,seen=false;
    while(row&&!row.classList.contains('wave')){seen=seen||!row.hidden;row=row.nextElementSibling}
    wave.hidden=!seen;
  }
  count.textContent=shown+' shown';
}
for(const button of buttons)button.addEventListener('click',()=>{
  for(const other of buttons)other.setAttribute('aria-pressed',String(other===button));
  wanted=button.dataset.filter;
  apply();
});
search.addEventListener('input',apply);
document.querySelector('.filters').classList.add('live');
`;
