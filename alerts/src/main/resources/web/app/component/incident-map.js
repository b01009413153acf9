import { LitElement, css, html, svg } from 'lit';
import { Watch } from '../state/observable.js';
import { shared } from '../style/shared.js';
import { language } from '../text/language.js';
import { severityStyle } from './severity-mark.js';

const WIDTH = 640;
const HEIGHT = 240;
const MARGIN = 30;
const METRES_A_DEGREE = 111_195;
/** Nothing is drawn larger than this many metres across: a single well must not fill the sketch. */
const LEAST_METRES = 300;
const SCALES = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];

/** A sketch true to scale, north up: the alerts, the piece of pipe, and the place with its uncertainty. */
class IncidentMap extends LitElement {
  static properties = { incident: { attribute: false } };

  constructor() {
    super();
    new Watch(this, language);
  }

  render() {
    const { points, place, parts } = this.incident;
    const all = [...points.map((point) => [point.longitude, point.latitude]), ...(place?.pipe ?? [])];
    if (place) {
      all.push([place.longitude, place.latitude]);
    }
    if (all.length === 0) {
      return '';
    }
    const draw = projection(all);
    const severities = new Map(parts.map(({ alert, role }) => [alert.id, { severity: alert.severity, role }]));
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${language.words.incidentMap}>
      ${place && place.pipe.length > 1 ? svg`<polyline class="pipe" points=${place.pipe.map((at) => draw.at(at).join(',')).join(' ')} />` : ''}
      ${points.map((point) => this.point(point, severities.get(point.alert), draw))} ${place ? this.place(place, draw) : ''} ${this.scale(draw)}
    </svg>`;
  }

  point(point, known, draw) {
    const [x, y] = draw.at([point.longitude, point.latitude]);
    return svg`<circle class="alert ${(known?.severity ?? 'blue').toLowerCase()} ${(known?.role ?? '').toLowerCase()}" cx=${x} cy=${y} r="6" />`;
  }

  place(place, draw) {
    const [x, y] = draw.at([place.longitude, place.latitude]);
    const radius = place.uncertainty * draw.perMetre;
    return svg`${radius > 8 ? svg`<circle class="around" cx=${x} cy=${y} r=${radius} />` : ''}
      <path class="here" d="M${x - 12} ${y}h24M${x} ${y - 12}v24" />`;
  }

  scale(draw) {
    const metres = SCALES.findLast((some) => some * draw.perMetre < WIDTH / 4) ?? SCALES[0];
    const length = metres * draw.perMetre;
    return svg`<path class="scale" d="M12 ${HEIGHT - 16}v6h${length}v-6" />
      <text x="16" y=${HEIGHT - 18}>${language.words.incidentMapScale(metres)}</text>`;
  }

  static styles = [
    shared,
    severityStyle,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        height: 100%;
        background: var(--ground);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .pipe {
        fill: none;
        stroke: var(--accent);
        stroke-width: 4;
        opacity: 0.55;
      }
      .alert {
        fill: var(--solid);
        stroke: var(--text);
        stroke-width: 1;
      }
      .alert.cause {
        stroke-width: 3;
      }
      .here {
        stroke: #fff;
        stroke-width: 2.5;
      }
      .around {
        fill: #ffffff14;
        stroke: #fff;
        stroke-dasharray: 5 4;
      }
      .scale {
        fill: none;
        stroke: var(--text-faint);
      }
      text {
        fill: var(--text-faint);
        font-size: 11px;
      }
    `,
  ];
}

/** Degrees to the sketch, as large as it fits. */
function projection(points) {
  const narrow = Math.cos((points[0][1] * Math.PI) / 180);
  const metres = points.map(([longitude, latitude]) => [longitude * narrow * METRES_A_DEGREE, latitude * METRES_A_DEGREE]);
  const east = metres.map(([x]) => x);
  const north = metres.map(([, y]) => y);
  const middle = [(Math.min(...east) + Math.max(...east)) / 2, (Math.min(...north) + Math.max(...north)) / 2];
  const wide = Math.max(LEAST_METRES, Math.max(...east) - Math.min(...east));
  const high = Math.max(LEAST_METRES / 2, Math.max(...north) - Math.min(...north));
  const perMetre = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
  return {
    perMetre,
    at: ([longitude, latitude]) => [
      Math.round(WIDTH / 2 + (longitude * narrow * METRES_A_DEGREE - middle[0]) * perMetre),
      Math.round(HEIGHT / 2 - (latitude * METRES_A_DEGREE - middle[1]) * perMetre),
    ],
  };
}

customElements.define('ll-incident-map', IncidentMap);
