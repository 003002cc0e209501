/** What a relay answers a page that asks for its own installation: types that both programs exchange. */

/** `installation` in the answer to `GET /healthz?source_id=...`. */
export interface InstallationAnswer {
  /** Whether this page may send. */
  origin: 'allowed' | 'refused';
  /** Whether the capture may be sent to; `missing` where the page names none and the relay has several. */
  source_id: 'allowed' | 'refused' | 'missing';
  /** What became of the relay's last attempts at Driftrock; absent where the relay does not know. */
  delivery?: 'working' | 'key refused' | 'failing';
}
