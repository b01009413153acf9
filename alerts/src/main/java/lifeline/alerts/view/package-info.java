/** What the API shows: rows of the store given the words of the catalogue. The shapes here are the API's promise. */
@NullMarked
package lifeline.alerts.view;

import org.jspecify.annotations.NullMarked;
