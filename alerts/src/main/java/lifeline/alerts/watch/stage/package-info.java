/**
 * Who watches the watchers: whether every stage from the sensors to the messages is alive, and whoever is to know when one is not.
 * What is wrong is decided purely ({@link lifeline.alerts.watch.stage.StageRules}, {@link lifeline.alerts.watch.stage.StageBook});
 * word of it goes out by a way that does not need the stage that died.
 */
@NullMarked
package lifeline.alerts.watch.stage;

import org.jspecify.annotations.NullMarked;
