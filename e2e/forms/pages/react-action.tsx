/** A React 19 form action: React prevents the submission, hands over the data, and resets the form after the action. */
import { useActionState } from 'react';
import { createRoot } from 'react-dom/client';
import { useFormStatus } from 'react-dom';

interface State {
  isSent?: boolean;
  error?: string;
  answers?: Record<string, string>;
}

async function subscribe(_before: State, data: FormData): Promise<State> {
  const answers = Object.fromEntries(data) as Record<string, string>;
  if (!answers['company']) return { error: 'Company is missing', answers };
  const response = await fetch('/api', { method: 'POST', body: data });
  return response.ok ? { isSent: true } : { error: 'The server did not answer' };
}

function SendButton() {
  const { pending } = useFormStatus();
  return (
    <button id="send" disabled={pending}>
      {pending ? 'Sending…' : 'Send'}
    </button>
  );
}

function SubscribeForm() {
  const [{ isSent, error, answers }, action] = useActionState(subscribe, {});
  if (isSent) return <p id="success">Welcome aboard</p>;
  return (
    <form action={action}>
      <input
        name="first_name"
        aria-label="First name"
        defaultValue={answers?.['first_name']}
        key={`name ${answers?.['first_name']}`}
      />
      <input
        name="email"
        type="email"
        required
        aria-label="Email"
        defaultValue={answers?.['email']}
        key={`email ${answers?.['email']}`}
      />
      <input name="company" aria-label="Company" />
      {error && (
        <p id="error" aria-live="polite">
          {error}
        </p>
      )}
      <SendButton />
    </form>
  );
}

createRoot(document.getElementById('root')!).render(<SubscribeForm />);
