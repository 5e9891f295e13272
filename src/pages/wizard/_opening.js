try {
	if (location.hash.length > 1 || localStorage.getItem('tls-ready:answers')) document.documentElement.dataset.opening = 'hidden';
} catch {}
