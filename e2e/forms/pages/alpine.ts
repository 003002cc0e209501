/** The script of alpine.html. */
import Alpine from 'alpinejs';
import { send } from './parts/send';

Alpine.data('contact', () => ({
  answers: { name: '', email: '', message: '' } as Record<string, string>,
  errors: {} as Record<string, string>,
  isSent: false,
  isBusy: false,
  async submit() {
    const missing = Object.keys(this.answers).filter((name) => !this.answers[name]);
    this.errors = Object.fromEntries(missing.map((name) => [name, `The ${name} field is required.`]));
    if (missing.length > 0) return;
    this.isBusy = true;
    await send(this.answers);
    this.isSent = true;
  },
}));
Alpine.start();
