/** React Hook Form with a zod schema: validates on submit, then on every key; each control has its error below it. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { send } from './parts/send';

const schema = z.object({
  fullName: z.string().min(1, 'Name is required'),
  email: z.email('Invalid email address'),
  topics: z.array(z.string()).min(1, 'Choose one topic or more'),
  message: z.string().min(10, 'At least 10 characters'),
});

function ContactForm() {
  const [isSent, setSent] = useState(false);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(schema),
    defaultValues: { fullName: '', email: '', topics: [], message: '' },
  });
  const { errors, isSubmitting } = formState;
  if (isSent) return <h2 id="success">Thanks for reaching out!</h2>;
  const submit = handleSubmit(async (answers) => {
    await send(answers);
    setSent(true);
  });
  return (
    <form onSubmit={submit} noValidate>
      <label>
        Name <input {...register('fullName')} aria-invalid={!!errors.fullName} />
      </label>
      {errors.fullName && <p role="alert">{errors.fullName.message}</p>}
      <label>
        Email <input type="email" {...register('email')} aria-invalid={!!errors.email} />
      </label>
      {errors.email && <p role="alert">{errors.email.message}</p>}
      <label>
        <input type="checkbox" value="engines" {...register('topics')} /> Engines
      </label>
      <label>
        <input type="checkbox" value="looms" {...register('topics')} /> Looms
      </label>
      <label>
        <input type="checkbox" value="poems" {...register('topics')} /> Poems
      </label>
      {errors.topics && <p role="alert">{errors.topics.message}</p>}
      <label>
        Message <textarea {...register('message')} aria-invalid={!!errors.message} />
      </label>
      {errors.message && (
        <p role="alert" id="message-error">
          {errors.message.message}
        </p>
      )}
      <button id="send" disabled={isSubmitting}>
        Submit
      </button>
    </form>
  );
}

createRoot(document.getElementById('root')!).render(<ContactForm />);
