// Owns the entry of what the API server's pages load: their style and their script.
import '../page.css';
import './served.css';
import './main.ts';
