/** The script of turbo.html. */
import '@hotwired/turbo';
