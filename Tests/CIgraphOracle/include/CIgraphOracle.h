#ifndef CIGRAPH_ORACLE_H
#define CIGRAPH_ORACLE_H
#include "../../../Sources/CIgraph/shim.h"  // by its path, so that igraph's types stay CIgraph's
#include <stdbool.h>

// Calls that tests alone make, with the same signature over every supported igraph. A null weight
// vector means that every edge weighs 1. Self-loops count twice in degrees.

igraph_error_t cigraph_degree(
    const igraph_t *graph, igraph_vector_int_t *result, igraph_neimode_t mode);

igraph_error_t cigraph_strength(
    const igraph_t *graph, igraph_vector_t *result, igraph_neimode_t mode,
    const igraph_vector_t *weights);

igraph_error_t cigraph_adjacent_triangles(const igraph_t *graph, igraph_vector_t *result);

igraph_error_t cigraph_pagerank(
    const igraph_t *graph, igraph_vector_t *result, double damping, const igraph_vector_t *reset,
    const igraph_vector_t *weights);

igraph_error_t cigraph_eigenvector_centrality(
    const igraph_t *graph, igraph_vector_t *result, const igraph_vector_t *weights);

/// Leiden, improving on what `membership` holds when `start` is true.
igraph_error_t cigraph_leiden(
    const igraph_t *graph, const igraph_vector_t *weights, const igraph_vector_t *vertex_weights,
    double resolution, double beta, bool start, igraph_integer_t iterations,
    igraph_vector_int_t *membership, double *quality);

igraph_error_t cigraph_label_propagation(
    const igraph_t *graph, igraph_vector_int_t *membership, igraph_neimode_t mode,
    const igraph_vector_t *weights);

#endif
