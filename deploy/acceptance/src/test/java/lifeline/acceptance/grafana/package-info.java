/** The dashboards against the store of a simulated city: no panel without an answer. */
package lifeline.acceptance.grafana;
