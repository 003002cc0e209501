/** The state of the store, and erasing a person from it. */
import { momentOf } from './command';
import type { StoreCommand } from './on-store';

/** `spool status` and `forget`. */
export const ADMIN_COMMANDS: readonly StoreCommand[] = [
  {
    name: 'spool status',
    parameters: '',
    about: ['What waits, as a JSON line: waiting, dead, oldest_at, paused (keys that Driftrock refuses).'],
    takes: (args) => args.length === 0,
    async run(admin, _, output) {
      const { waiting, dead, oldestAt, paused } = await admin.status();
      output.line({ waiting, dead, oldest_at: momentOf(oldestAt), paused });
      if (waiting === 0 && dead === 0) output.say('nothing waits, and there are no dead letters');
      return 0;
    },
  },
  {
    name: 'forget',
    parameters: '<email> | <event id>',
    about: [
      'Erases waiting events and dead letters with this address in any field, ' +
        'or with this event_id, and says how many.',
      'Driftrock still has what it has already taken.',
    ],
    takes: ([whom = '', ...more]) => whom.trim() !== '' && !whom.startsWith('-') && more.length === 0,
    async run(admin, [whom = ''], output) {
      const erased = await admin.forget(whom.includes('@') ? { email: whom } : { eventId: whom });
      output.line({ erased });
      if (erased === 0) output.say('nothing was kept of this person: nothing is erased');
      return 0;
    },
  },
];
