/** What a template may do, by its section of permissions: Google, "Custom template permissions". */

/** A value as Tag Manager writes it: 1 is a text, 2 a list, 3 a map, 8 a boolean. */
export interface PermissionValue {
  type: number;
  string?: string;
  boolean?: boolean;
  listItem?: PermissionValue[];
  mapKey?: PermissionValue[];
  mapValue?: PermissionValue[];
}

/** One entry of the section. */
export interface PermissionEntry {
  instance: { key: { publicId: string }; param: { key: string; value: PermissionValue }[] };
}

/** Whether the template may do that: `('inject_script', url)`, `('access_globals', 'read', 'driftrock')`. */
export type QueryPermission = (permission: string, ...wanted: string[]) => boolean;

/**
 * The question of what is allowed, answered from the section. What the section does not name is forbidden.
 *
 * This function goes into pages as text: it sees its parameter and nothing else.
 */
export function createPermissions(entries: PermissionEntry[]): QueryPermission {
  const itemsOf = (permission: string): PermissionValue[] =>
    entries
      .filter(({ instance }) => instance.key.publicId === permission)
      .flatMap(({ instance }) => instance.param)
      .flatMap(({ value }) => value.listItem ?? [value]);
  const isFlagSet = (item: PermissionValue, name: string): boolean =>
    item.mapValue?.[item.mapKey?.findIndex(({ string }) => string === name) ?? -1]?.boolean === true;
  const hasFlags = (permission: string, key: string, access: string): boolean =>
    itemsOf(permission).some(
      (item) =>
        item.mapValue?.[0]?.string === key &&
        (access.match(/read|write|execute/g) ?? []).every((flag) => isFlagSet(item, flag)),
    );
  // A pattern has https, a host that may begin with * for anything, and a path with * at its end.
  const isMatch = (pattern: string, url: URL): boolean => {
    const [, host = '', path = ''] = /^https:\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
    const isHost = host.startsWith('*') ? url.host.endsWith(host.slice(1)) : url.host === host;
    const isPath = path.endsWith('*') ? url.pathname.startsWith(path.slice(0, -1)) : url.pathname === path;
    return url.protocol === 'https:' && url.search === '' && isHost && isPath;
  };
  return (permission, ...wanted) => {
    const [first = '', second = ''] = wanted;
    switch (permission) {
      case 'inject_script':
        return itemsOf(permission).some(({ string = '' }) => isMatch(string, new URL(first)));
      case 'access_globals':
        return hasFlags(permission, second, first);
      case 'access_consent':
        return hasFlags(permission, first, second);
      case 'logging':
        return itemsOf(permission).length > 0;
      default:
        return false;
    }
  };
}
