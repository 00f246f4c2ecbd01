// Draws elements with data-chart: stacked bars per day, in the colours of the theme, anew when theme or width change.
(function () {
  'use strict';
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  function tint(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
  function options(data) {
    const muted = tint('--hs-muted');
    const line = tint('--hs-line');
    return {
      animation: !still,
      color: [1, 2, 3, 4, 5, 6, 7, 8].map(function (n) { return tint('--hs-c' + n); }),
      textStyle: { fontFamily: 'Figtree, system-ui, sans-serif', color: muted },
      grid: { left: 44, right: 8, top: 12, bottom: 56 },
      legend: { bottom: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12, textStyle: { color: muted } },
      tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, backgroundColor: tint('--hs-surface'), borderColor: line, textStyle: { color: tint('--hs-ink') } },
      xAxis: { type: 'category', data: data.days, axisTick: { show: false }, axisLine: { lineStyle: { color: line } }, axisLabel: { color: muted } },
      yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted } },
      series: data.series.map(function (s) {
        return { name: s.name, type: 'bar', stack: 'all', barMaxWidth: 36, data: s.counts, itemStyle: { borderColor: tint('--hs-surface'), borderWidth: 1 } };
      })
    };
  }
  document.querySelectorAll('[data-chart]').forEach(function (place) {
    const data = JSON.parse(place.dataset.chart);
    const chart = echarts.init(place, null, { renderer: 'svg' });
    function draw() { chart.setOption(options(data), true); }
    draw();
    window.addEventListener('resize', function () { chart.resize(); });
    new MutationObserver(draw).observe(document.documentElement, { attributes: true, attributeFilter: ['data-bs-theme'] });
  });
})();
