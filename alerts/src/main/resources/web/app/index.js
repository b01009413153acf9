import './style/page.css';
import './component/console.js';
