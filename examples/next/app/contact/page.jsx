'use client';

import { useActionState } from 'react';
import { send } from './send.js';

/** A form with a server action: it works before React has started, and nothing in it knows of the snippet. */
export default function Contact() {
  const [isSent, action, isPending] = useActionState(send, false);
  if (isSent) return <h1>Thank you</h1>;
  return (
    <form action={action}>
      <h1>Contact</h1>
      <p>
        <label>
          Name <input name="name" autoComplete="name" />
        </label>
      </p>
      <p>
        <label>
          E-mail <input name="email" type="email" autoComplete="email" required />
        </label>
      </p>
      <p>
        <button disabled={isPending}>Send</button>
      </p>
    </form>
  );
}
