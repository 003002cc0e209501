/** React controlled inputs that have ids and labels, and no names: the answers live in the component's state alone. */
import { useState, type FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { send } from './parts/send';

function CallbackForm() {
  const [answers, setAnswers] = useState({ name: '', email: '', message: '' });
  const [error, setError] = useState('');
  const [isSent, setSent] = useState(false);
  const set =
    (key: string) =>
    ({ target }: { target: { value: string } }) =>
      setAnswers({ ...answers, [key]: target.value });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(answers.message ? '' : 'Enter a message');
    if (!answers.message) return;
    await send(answers);
    setSent(true);
  };
  if (isSent) return <p id="success">We will be in touch.</p>;
  return (
    <form onSubmit={submit}>
      <label htmlFor="your-name">Your name</label>
      <input id="your-name" value={answers.name} onChange={set('name')} />
      <label htmlFor="your-email">Your email</label>
      <input id="your-email" type="email" value={answers.email} onChange={set('email')} />
      <label htmlFor="your-message">Message</label>
      <textarea id="your-message" value={answers.message} onChange={set('message')} />
      {error && (
        <div className="text-red-600" id="error">
          {error}
        </div>
      )}
      <button id="send">Send</button>
    </form>
  );
}

createRoot(document.getElementById('root')!).render(<CallbackForm />);
