/** The script of htmx.html. */
import 'htmx.org';
