/** A web component with controls and no form: it validates, then hands its lead over by command. */
import { driftrock, find, showError } from './dom.js';

/** Custom elements can only be classes: HTML standard, "Custom elements". */
class WaitingList extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.append(find(document, '#waiting-list', HTMLTemplateElement).content.cloneNode(true));
    const status = find(root, '[role=status]', HTMLElement);
    find(root, 'button', HTMLButtonElement).addEventListener('click', () => {
      const isValid = /^\S+@\S+\.\S+$/.test(find(root, '#email', HTMLInputElement).value);
      showError(root, 'email', isValid ? '' : 'Please give an e-mail address, such as ada@example.com.');
      status.textContent = isValid ? 'You are on the list.' : '';
      if (isValid) driftrock('capture', find(root, 'section', HTMLElement));
    });
    driftrock('on', 'acknowledged', () => (status.textContent = 'You are on the list, and the relay has your lead.'));
  }
}

customElements.define('waiting-list', WaitingList);
