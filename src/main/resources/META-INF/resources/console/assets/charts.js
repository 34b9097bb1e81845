// Draws the curves of a page with a pointer that tells their values; without it the page's own pictures stay.
(function () {
  'use strict';
  const box = document.querySelector('.charts[data-at]');
  if (!box || typeof uPlot === 'undefined') { return; }
  const root = document.documentElement;
  const numbers = text => text.split(',').map(each => each === '' ? null : Number(each));
  const colour = name => () => getComputedStyle(root).getPropertyValue(name).trim();
  const there = seconds => uPlot.tzDate(new Date(seconds * 1000), box.dataset.zone);
  const time = uPlot.fmtDate('{HH}:{mm}');
  const written = root.lang === 'en' ? 'en-GB' : root.lang;
  const day = date => date.toLocaleDateString(written, { day: 'numeric', month: 'short' });
  const both = date => day(date) + ', ' + time(date);
  const edges = [Number(box.dataset.from), Number(box.dataset.to)];
  const at = numbers(box.dataset.at).concat(edges[1]);
  const lines = { stroke: colour('--edge'), width: 1 };
  const axis = { stroke: colour('--soft'), grid: lines, ticks: lines };

  function draw(figure) {
    const plot = figure.querySelector('.plot');
    const values = numbers(figure.dataset.values);
    const drawn = new uPlot({
      width: plot.clientWidth,
      height: 150,
      tzDate: there,
      cursor: { sync: { key: 'usage' }, drag: { x: false, y: false } },
      scales: { x: { range: edges }, y: { range: [0, Number(figure.dataset.top) * 1.05] } },
      axes: [
        { ...axis, size: 34, values: (_, splits, __, ___, step) => splits.map(each => (step < 86400 ? time : day)(there(each))) },
        { ...axis, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000] }
      ],
      series: [
        { label: box.dataset.time, value: (_, each) => each === null ? '–' : both(there(each)) },
        {
          label: figure.dataset.name, stroke: colour('--pico-primary'), fill: colour('--still-fill'), width: 1.5,
          paths: uPlot.paths.stepped({ align: 1 }), points: { show: false },
          value: (_, each) => each === null ? '–' : String(each)
        }
      ]
    }, [at, values.concat(values[values.length - 1])], plot);
    drawn.root.setAttribute('aria-hidden', 'true');
    figure.classList.add('drawn');
    return drawn;
  }

  const all = Array.from(box.querySelectorAll('.chart'), draw);
  new ResizeObserver(() => all.forEach(each => {
    each.setSize({ width: each.root.parentElement.clientWidth, height: 150 });
  })).observe(box);
  new MutationObserver(() => all.forEach(each => each.redraw(false))).observe(root, { attributeFilter: ['data-theme'] });
})();
