#!/usr/bin/env node
import '../dist/keyfob.js';
