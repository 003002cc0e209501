'use server';

/** Whether your server has taken what the form sends. This one takes every address. */
export async function send(_wasSent, form) {
  return form.get('email') !== '';
}
