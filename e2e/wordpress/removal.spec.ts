/** What is left of the plug-in once somebody has switched it off, or deleted it. */
import { expect, test } from './support/fixture';

const PLUGINS_PAGE = '/wp-admin/plugins.php';
const QUERY = "select option_name from wp_options where option_name like '%driftrock%'";
const OPTIONS = `$GLOBALS['wpdb']->get_col( "${QUERY}" )`;

test('switched off, no page has the tag; deleted, no option is left', async ({ wordpress, openAs }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const page = await openAs();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(wordpress.url + PLUGINS_PAGE);
  const row = page.locator('tr[data-slug="driftrock-leads"]').first();
  await expect(row.getByRole('link', { name: 'Settings' })).toBeVisible();
  await row.getByRole('link', { name: 'Deactivate' }).click();
  await expect(row.getByRole('link', { name: 'Activate' })).toBeVisible();
  expect(await (await page.request.get(wordpress.url)).text()).not.toContain('driftrock');
  expect(await wordpress.ask(OPTIONS)).toEqual(['driftrock_settings']);

  await row.getByRole('link', { name: 'Delete' }).click();
  await expect(page.getByText('was successfully deleted')).toBeVisible();
  expect(await wordpress.ask(OPTIONS)).toEqual([]);
});

test('deleted from a network, no option is left on any of its sites', async ({ wordpress }) => {
  await wordpress.reset(['driftrock'], { relay: 'https://relay.example.com' });
  const { host } = new URL(wordpress.url);
  const printed = await wordpress.runInNetwork(`
    $second = wp_insert_site( array( 'domain' => '${host}', 'path' => '/second/', 'user_id' => 1, 'title' => 'Two' ) );
    $read = function ( $id ) { return get_blog_option( $id, 'driftrock_settings', 'nothing' ); };
    add_blog_option( $second, 'driftrock_settings', array( 'relay' => 'https://second.example.com' ) );
    $before = array_map( $read, array( 1, $second ) );
    define( 'WP_UNINSTALL_PLUGIN', 'driftrock/driftrock.php' );
    require WP_PLUGIN_DIR . '/driftrock/uninstall.php';
    echo json_encode( array( $before, array_map( $read, array( 1, $second ) ), get_current_blog_id() ) );`);
  expect(JSON.parse(printed)).toEqual([
    [{ relay: 'https://relay.example.com' }, { relay: 'https://second.example.com' }],
    ['nothing', 'nothing'],
    1,
  ]);
});
