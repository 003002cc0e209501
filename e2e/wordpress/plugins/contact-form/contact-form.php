<?php
/**
 * Plugin Name: Contact form of the tests
 *
 * A form as a theme's author writes one: WordPress' own admin-post.php takes it, and leads to the thanks.
 *
 * @package Driftrock
 */

defined( 'ABSPATH' ) || exit;

add_shortcode( 'contact-form', 'test_contact_form' );
add_action( 'admin_post_nopriv_test_contact', 'test_contact_receive' );

/**
 * The form.
 *
 * @return string
 */
function test_contact_form() {
	return sprintf(
		'<form id="contact" method="post" action="%s">%s<input type="hidden" name="action" value="test_contact">
		<p><label>Name <input name="your-name"></label></p>
		<p><label>E-mail <input type="email" name="your-email"></label></p>
		<p><label>Message <textarea name="your-message"></textarea></label></p>
		<p><button>Send</button></p></form>',
		esc_url( admin_url( 'admin-post.php' ) ),
		wp_nonce_field( 'test_contact', '_wpnonce', true, false )
	);
}

/**
 * Takes what was sent.
 */
function test_contact_receive() {
	check_admin_referer( 'test_contact' );
	wp_safe_redirect( home_url( '/?pagename=thanks' ) );
	exit;
}
