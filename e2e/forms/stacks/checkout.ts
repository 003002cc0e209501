/** A checkout with a card: judged by its leaks alone. */
import type { Stack } from '../support/stack';

export const CHECKOUT: Stack = {
  page: 'checkout',
  title: 'checkout with a card (leaks only)',
  isPlain: true,
  badAttempts: [
    {
      fill: {
        email: 'ada@example.com',
        holder: 'Ada Bauer',
        number: '4242 4242 4242',
        expiry: '12/29',
        cvc: '737',
        notes: 'Or take 5555-5555-5555-4444 instead, or 4242 4242 4242 4242.',
      },
    },
  ],
  error: '#error',
  correction: { fill: { number: '4242 4242 4242 4242' } },
  send: '#send',
  success: '#success',
  lead: { email: 'ada@example.com' },
  secrets: ['4242 4242 4242 4242', '5555-5555-5555-4444', '12/29', '737'],
};
