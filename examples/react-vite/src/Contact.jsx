import { useState } from 'react';

/** An ordinary form with state of its own: nothing in it knows of the snippet. */
export function Contact() {
  const [person, setPerson] = useState({ name: '', email: '' });
  const [isSent, setIsSent] = useState(false);
  const take = ({ target }) => setPerson({ ...person, [target.name]: target.value });
  const send = async (event) => {
    event.preventDefault();
    const headers = { 'Content-Type': 'application/json' };
    const { ok } = await fetch('/api/contact', { method: 'POST', headers, body: JSON.stringify(person) });
    setIsSent(ok);
  };
  if (isSent) return <h1>Thank you</h1>;
  return (
    <form onSubmit={send}>
      <h1>Contact</h1>
      <p>
        <label>
          Name <input name="name" autoComplete="name" value={person.name} onChange={take} />
        </label>
      </p>
      <p>
        <label>
          E-mail <input name="email" type="email" autoComplete="email" required value={person.email} onChange={take} />
        </label>
      </p>
      <p>
        <button>Send</button>
      </p>
    </form>
  );
}
