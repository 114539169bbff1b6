/** Small pictures that the map's layers use, drawn here: hatches for what is disputed, a cross for centres. */

import type { Map as MapLibre } from "maplibre-gl";
import type { Look } from "./look";

function canvas(size: number, draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const element = document.createElement("canvas");
  element.width = element.height = size;
  const context = element.getContext("2d");
  if (!context) return new ImageData(size, size);
  draw(context);
  return context.getImageData(0, 0, size, size);
}

function put(map: MapLibre, name: string, image: ImageData): void {
  if (map.hasImage(name)) map.updateImage(name, image);
  else map.addImage(name, image, { pixelRatio: 2 });
}

/** Stripes that meet themselves on every side. */
export function addHatch(map: MapLibre, colour: string): void {
  const size = 16;
  const image = canvas(size, context => {
    context.fillStyle = colour;
    context.globalAlpha = 0.12;
    context.fillRect(0, 0, size, size);
    context.globalAlpha = 0.85;
    context.strokeStyle = colour;
    context.lineWidth = 4;
    context.beginPath();
    for (const shift of [-size, 0, size]) {
      context.moveTo(shift - 4, size + 4);
      context.lineTo(shift + size + 4, -4);
    }
    context.stroke();
  });
  put(map, `hatch ${colour}`, image);
}

export function addCross(map: MapLibre, look: Look): void {
  const size = 28;
  const image = canvas(size, context => {
    for (const [colour, width] of [
      [look.paper, 7],
      [look.ink, 3],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.lineCap = "round";
      context.beginPath();
      context.moveTo(14, 5);
      context.lineTo(14, 23);
      context.moveTo(5, 14);
      context.lineTo(23, 14);
      context.stroke();
    }
  });
  put(map, "cross", image);
}
