/** The script of shoelace.html. */
import '@shoelace-style/shoelace/dist/themes/light.css';
import '@shoelace-style/shoelace/dist/components/button/button.js';
import '@shoelace-style/shoelace/dist/components/checkbox/checkbox.js';
import '@shoelace-style/shoelace/dist/components/input/input.js';
import '@shoelace-style/shoelace/dist/components/textarea/textarea.js';

const form = document.querySelector('form')!;
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  await fetch('/api', { method: 'POST', body: new FormData(form) });
  document.getElementById('success')!.hidden = false;
});
