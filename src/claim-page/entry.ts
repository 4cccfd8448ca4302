// Owns the entry of the bundle: the page's style and its start.
import './page.css';
import './main.ts';
