/** The link in a message by which whoever was called takes the alert, with one tap and without an account. */
@NullMarked
package lifeline.alerts.page.answer;

import org.jspecify.annotations.NullMarked;
