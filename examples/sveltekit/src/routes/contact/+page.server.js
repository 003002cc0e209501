/** Your server takes what the form sends. This one takes every address. */
export const actions = {
  default: async ({ request }) => ({ isSent: (await request.formData()).get('email') !== '' }),
};
