<?php
/**
 * The page Settings > Driftrock.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

const PAGE       = 'driftrock';
const CAPABILITY = 'manage_options';

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\add_fields' );
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\add_settings_link' );

/**
 * Adds the page to the menu of those who may change the site's settings.
 */
function add_page() {
	add_options_page( __( 'Driftrock leads', 'driftrock' ), __( 'Driftrock', 'driftrock' ), CAPABILITY, PAGE, __NAMESPACE__ . '\print_page' );
}

/**
 * Puts a link to the page first in the plug-in's row.
 *
 * @param string[] $links The row's links.
 * @return string[]
 */
function add_settings_link( $links ) {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=' . PAGE ) ), esc_html__( 'Settings', 'driftrock' ) );
	array_unshift( $links, $link );
	return $links;
}

/**
 * Adds the fields to the form.
 */
function add_fields() {
	$fields = array(
		'relay'       => __( 'Relay', 'driftrock' ),
		'source_id'   => __( 'Capture', 'driftrock' ),
		'consent'     => __( 'Consent', 'driftrock' ),
		'attribution' => __( 'Campaigns', 'driftrock' ),
	);
	add_settings_section( 'main', '', '__return_null', PAGE );
	foreach ( $fields as $name => $title ) {
		// A label belongs to one control; consent is a group of two, and the box of campaigns has a label of its own.
		$label = in_array( $name, array( 'relay', 'source_id' ), true ) ? array( 'label_for' => 'driftrock-' . $name ) : array();
		add_settings_field( $name, $title, __NAMESPACE__ . '\print_' . $name . '_field', PAGE, 'main', $label );
	}
}

/**
 * Prints the field of the relay.
 */
function print_relay_field() {
	printf(
		'<input type="text" id="driftrock-relay" name="%s[relay]" value="%s" class="regular-text code" aria-describedby="driftrock-relay-help" autocomplete="off" spellcheck="false">',
		esc_attr( OPTION ),
		esc_attr( read_settings()['relay'] )
	);
	print_help( 'relay', __( 'The address of your relay, such as https://relay.example.com. You can paste the whole script tag that your relay shows. Empty: no page has the script.', 'driftrock' ) );
}

/**
 * Prints the field of the capture.
 */
function print_source_id_field() {
	printf(
		'<input type="text" id="driftrock-source_id" name="%s[source_id]" value="%s" class="regular-text code" aria-describedby="driftrock-source_id-help" autocomplete="off" spellcheck="false">',
		esc_attr( OPTION ),
		esc_attr( read_settings()['source_id'] )
	);
	print_help( 'source_id', __( 'The id of your Driftrock capture. Leave it empty where your relay has exactly one.', 'driftrock' ) );
}

/**
 * Prints the choice of consent.
 */
function print_consent_field() {
	$choices = array(
		'granted' => __( 'Leads are sent at once.', 'driftrock' ),
		'pending' => __( 'Leads are sent once the visitor has agreed. Until then they wait in the page, and end with it.', 'driftrock' ),
	);
	printf( '<fieldset aria-describedby="driftrock-consent-help"><legend class="screen-reader-text">%s</legend>', esc_html__( 'Consent', 'driftrock' ) );
	foreach ( $choices as $value => $label ) {
		printf(
			'<p><label><input type="radio" name="%s[consent]" value="%s"%s> %s</label></p>',
			esc_attr( OPTION ),
			esc_attr( $value ),
			checked( read_settings()['consent'], $value, false ),
			esc_html( $label )
		);
	}
	echo '</fieldset>';
	print_help(
		'consent',
		function_exists( 'wp_has_consent' )
			? __( 'The plug-in WP Consent API is active: leads that wait are sent once it knows of consent to marketing.', 'driftrock' )
			/* translators: the text in parentheses and quotes is code. */
			: __( 'Leads that wait are sent once your consent banner calls driftrock(\'consent\', \'granted\'). With the plug-in WP Consent API, they are sent by themselves.', 'driftrock' )
	);
}

/**
 * Prints the box of campaigns.
 */
function print_attribution_field() {
	printf(
		'<label for="driftrock-attribution"><input type="checkbox" id="driftrock-attribution" name="%s[attribution]" value="1"%s> %s</label>',
		esc_attr( OPTION ),
		checked( read_settings()['attribution'], true, false ),
		esc_html__( 'Add campaign fields to leads: utm_*, click ids, landing page, referrer.', 'driftrock' )
	);
}

/**
 * Prints the help of a field.
 *
 * @param string $name The field's name.
 * @param string $text The help.
 */
function print_help( $name, $text ) {
	printf( '<p class="description" id="driftrock-%s-help">%s</p>', esc_attr( $name ), esc_html( $text ) );
}

/**
 * Prints the page.
 */
function print_page() {
	if ( ! current_user_can( CAPABILITY ) ) {
		return;
	}
	echo '<div class="wrap" id="driftrock">';
	printf( '<h1>%s</h1>', esc_html( get_admin_page_title() ) );
	echo '<form method="post" action="options.php">';
	settings_fields( OPTION_GROUP );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form>';
	print_test_lead();
	echo '</div>';
}
