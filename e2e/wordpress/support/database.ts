/** A MariaDB of this run's own: in a folder, behind a socket, without a port. */
import { join } from 'node:path';
import { waitFor } from '../../support/browser';
import { run, type Running, start } from './programs';

export const DATABASE = 'wordpress';
/** Of MariaDB's own superuser, who exists in every new data folder and has no password. */
export const DATABASE_USER = 'root';

/** The path of the socket in the folder. */
export const socketIn = (dir: string): string => join(dir, 'db.sock');

/** Starts the server, with an empty database in it. */
export async function startDatabase(dir: string): Promise<Running> {
  const data = join(dir, 'db');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const place = ['--no-defaults', ...user, `--datadir=${data}`];
  await run('mariadb-install-db', [...place, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const socket = `--socket=${socketIn(dir)}`;
  // Nothing here outlives the run, so nothing has to reach the disk.
  const server = start('mariadbd', [...place, socket, '--skip-networking', '--innodb-flush-log-at-trx-commit=0']);
  await waitFor('MariaDB to answer', () =>
    run('mariadb', ['--no-defaults', socket, `--user=${DATABASE_USER}`, '-e', `create database ${DATABASE}`]).then(
      () => true,
      () => undefined,
    ),
  );
  return server;
}
