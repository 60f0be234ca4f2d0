/** Behaviour of the report page: filter by result. Without it everything is shown. */
export const SCRIPT = `
const buttons=[...document.querySelectorAll('[data-filter]')];
for(const button of buttons)button.addEventListener('click',()=>{
  for(const other of buttons)other.setAttribute('aria-pressed',String(other===button));
  const wanted=button.dataset.filter;
  for(const row of document.querySelectorAll('[data-status]'))row.hidden=wanted!==''&&row.dataset.status!==wanted;
  for(const wave of document.querySelectorAll('.wave')){
    let row=wave.nextElementSibling,seen=false;
    while(row&&!row.classList.contains('wave')){seen=seen||!row.hidden;row=row.nextElementSibling}
    wave.hidden=!seen;
  }
});
`;
