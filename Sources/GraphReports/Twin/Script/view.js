// Zoom and pan.

// The drawing is moved as a whole, by one transform: the browser lays nothing out again.
const view = { x: 0, y: 0, scale: 1, isFitted: true };
/** Below this scale names are too small to read. */
const readable = 0.6;
const size = { width: svg.width.baseVal.value || 1, height: svg.height.baseVal.value || 1 };
let isDrawing = false;

function place() {
  svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
}

function draw() {
  if (isDrawing) return;
  isDrawing = true;
  requestAnimationFrame(() => {
    isDrawing = false;
    place();
  });
}

function fit() {
  if (canvas.hidden) return;
  const { clientWidth, clientHeight } = canvas;
  view.isFitted = true;
  view.scale = Math.min(clientWidth / size.width, clientHeight / size.height, 2) || 1;
  view.x = (clientWidth - size.width * view.scale) / 2;
  view.y = (clientHeight - size.height * view.scale) / 2;
  place();
}

/** Larger or smaller around a point of the canvas, which stays where it is. */
function zoom(factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) {
  const scale = Math.min(Math.max(view.scale * factor, 0.02), 20);
  view.x = x - (x - view.x) * (scale / view.scale);
  view.y = y - (y - view.y) * (scale / view.scale);
  view.scale = scale;
  view.isFitted = false;
  draw();
}

function move(x, y) {
  view.x += x;
  view.y += y;
  view.isFitted = false;
  draw();
}

/** The middle of a node, in pixels of the drawing at its natural size. */
function middle(node) {
  if (!node.middle) {
    const box = node.shape.getBBox();
    const point = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2)
      .matrixTransform(svg.querySelector("#diagram").transform.baseVal.consolidate().matrix);
    const frame = svg.viewBox.baseVal;
    const unit = size.width / frame.width;
    node.middle = { x: (point.x - frame.x) * unit, y: (point.y - frame.y) * unit };
  }
  return node.middle;
}

/** Moves the drawing until a node is well inside the window; `isFirm`: in its middle, and large enough to read. */
function bringIntoView(node, isFirm = false) {
  if (!node.shape || canvas.hidden) return;
  const { x, y } = middle(node);
  if (isFirm && view.scale < 1) zoom(1 / view.scale);
  const [left, top] = [x * view.scale + view.x, y * view.scale + view.y];
  const { clientWidth: width, clientHeight: height } = canvas;
  const margin = Math.min(width, height) * 0.1;
  if (isFirm || left < margin || top < margin || left > width - margin || top > height - margin) {
    move(width / 2 - left, height / 2 - top);
  }
}

/** Moves the drawing, smaller if it must be, until all of several nodes are in the window. */
function bringAllIntoView(several) {
  if (canvas.hidden) return;
  const middles = several.map(middle);
  const [left, right] = [Math.min(...middles.map(({ x }) => x)), Math.max(...middles.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...middles.map(({ y }) => y)), Math.max(...middles.map(({ y }) => y))];
  const { clientWidth: width, clientHeight: height } = canvas;
  const room = 160; // for the nodes themselves
  const scale = Math.min(width / (right - left + room), height / (bottom - top + room));
  if (scale < view.scale) zoom(scale / view.scale);
  move(width / 2 - (left + right) / 2 * view.scale - view.x, height / 2 - (top + bottom) / 2 * view.scale - view.y);
}

byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-fit").addEventListener("click", fit);
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const frame = canvas.getBoundingClientRect();
  const steps = event.deltaY * (event.deltaMode === 1 ? 16 : 1) * (event.ctrlKey ? 4 : 1);
  zoom(Math.exp(-Math.max(-400, Math.min(400, steps)) * 0.0015), event.clientX - frame.left, event.clientY - frame.top);
}, { passive: false });

const fingers = new Map();
let isDragged = false;
canvas.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  isDragged = false;
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
});
canvas.addEventListener("pointermove", (event) => {
  const finger = fingers.get(event.pointerId);
  if (!finger) return;
  if (!isDragged && Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) < 4) return;
  if (!isDragged) canvas.setPointerCapture(event.pointerId);
  isDragged = true;
  const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, value]) => value);
  if (other) {
    const frame = canvas.getBoundingClientRect();
    const apart = (point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    zoom(apart({ x: event.clientX, y: event.clientY }) / apart(finger), other.x - frame.left, other.y - frame.top);
  } else {
    move(event.clientX - finger.x, event.clientY - finger.y);
  }
  finger.x = event.clientX;
  finger.y = event.clientY;
});
for (const name of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(name, (event) => {
    fingers.delete(event.pointerId);
    // The click that ends a drag comes before this; a later one, of a screen reader too, is meant.
    if (!fingers.size) setTimeout(() => { isDragged = false; });
  });
}
new ResizeObserver(() => { if (view.isFitted) fit(); }).observe(canvas);
canvas.addEventListener("dragstart", (event) => event.preventDefault());
