// Owns the viewer of the API's document as text: built into the app, so that the page works offline; loaded only when somebody looks.
import script from 'swagger-ui-dist/swagger-ui-bundle.js?raw';
import styles from 'swagger-ui-dist/swagger-ui.css?raw';

export { script, styles };
