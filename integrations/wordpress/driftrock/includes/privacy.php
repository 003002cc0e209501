<?php
/**
 * The text that WordPress suggests to the site owner for the privacy policy.
 *
 * @package Driftrock
 */

namespace Driftrock;

defined( 'ABSPATH' ) || exit;

add_action( 'admin_init', __NAMESPACE__ . '\suggest_privacy_text' );

/**
 * Adds the text to the guide under Settings > Privacy.
 */
function suggest_privacy_text() {
	$texts = array(
		__( 'When you send a form that asks for your e-mail address or telephone number, your browser also sends your answers to our server for enquiries (the relay), which sends them to Driftrock, a service that we use to answer enquiries.', 'driftrock' ),
		__( 'With them go the time, the client id of Google Analytics if this site has set one, and, if we have switched that on, how you came to this site. Passwords, card numbers and the like are not sent.', 'driftrock' ),
		__( 'Your browser keeps the answers until our server has taken them, for seven days at most.', 'driftrock' ),
	);
	wp_add_privacy_policy_content( __( 'Driftrock leads', 'driftrock' ), wp_kses_post( wpautop( implode( "\n\n", $texts ) ) ) );
}
