/** Formik with a Yup schema: validates on blur, on change and on submit, and shows errors of touched controls. */
import { createRoot } from 'react-dom/client';
import { useState } from 'react';
import { ErrorMessage, Field, Form, Formik } from 'formik';
import * as yup from 'yup';
import { send } from './parts/send';

const schema = yup.object({
  firstName: yup.string().required('First name is required'),
  lastName: yup.string().required('Last name is required'),
  email: yup.string().email('Invalid email').required('Email is required'),
  colour: yup.string().oneOf(['red', 'green'], 'Pick a colour').required(),
});

function OrderForm() {
  const [isSent, setSent] = useState(false);
  const submit = async (answers: unknown) => {
    await send(answers);
    setSent(true);
  };
  if (isSent) return <p id="success">Order received</p>;
  return (
    <Formik
      initialValues={{ firstName: '', lastName: '', email: '', colour: '' }}
      validationSchema={schema}
      onSubmit={submit}
    >
      <Form noValidate>
        <label htmlFor="firstName">First name</label>
        <Field id="firstName" name="firstName" />
        <div className="help">
          <ErrorMessage name="firstName" />
        </div>
        <label htmlFor="email">Email</label>
        <Field id="email" name="email" type="email" />
        <div className="help">
          <ErrorMessage name="email" />
        </div>
        <label htmlFor="colour">Colour</label>
        <Field id="colour" name="colour" as="select">
          <option value="">-</option>
          <option value="red">Red</option>
          <option value="green">Green</option>
        </Field>
        <div className="help">
          <ErrorMessage name="colour" />
        </div>
        <label htmlFor="lastName">Last name</label>
        <Field id="lastName" name="lastName" />
        <ErrorMessage name="lastName">
          {(text) => (
            <div className="help" id="error">
              {text}
            </div>
          )}
        </ErrorMessage>
        <button id="send" type="submit">
          Order
        </button>
      </Form>
    </Formik>
  );
}

createRoot(document.getElementById('root')!).render(<OrderForm />);
