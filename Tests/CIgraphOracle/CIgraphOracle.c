#include "CIgraphOracle.h"

igraph_error_t cigraph_degree(
    const igraph_t *graph, igraph_vector_int_t *result, igraph_neimode_t mode) {
  return igraph_degree(graph, result, igraph_vss_all(), mode, IGRAPH_LOOPS);
}

igraph_error_t cigraph_strength(
    const igraph_t *graph, igraph_vector_t *result, igraph_neimode_t mode,
    const igraph_vector_t *weights) {
  return igraph_strength(graph, result, igraph_vss_all(), mode, IGRAPH_LOOPS, weights);
}

igraph_error_t cigraph_adjacent_triangles(const igraph_t *graph, igraph_vector_t *result) {
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_count_adjacent_triangles(graph, result, igraph_vss_all());
#else
  return igraph_adjacent_triangles(graph, result, igraph_vss_all());
#endif
}

igraph_error_t cigraph_pagerank(
    const igraph_t *graph, igraph_vector_t *result, double damping, const igraph_vector_t *reset,
    const igraph_vector_t *weights) {
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_personalized_pagerank(
      graph, weights, result, NULL, reset, damping, true, igraph_vss_all(),
      IGRAPH_PAGERANK_ALGO_PRPACK, NULL);
#else
  return igraph_personalized_pagerank(
      graph, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL, igraph_vss_all(), true, damping, reset,
      weights, NULL);
#endif
}

igraph_error_t cigraph_eigenvector_centrality(
    const igraph_t *graph, igraph_vector_t *result, const igraph_vector_t *weights) {
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_eigenvector_centrality(graph, result, NULL, IGRAPH_OUT, weights, &options);
#else
  return igraph_eigenvector_centrality(graph, result, NULL, true, true, weights, &options);
#endif
}

igraph_error_t cigraph_leiden(
    const igraph_t *graph, const igraph_vector_t *weights, const igraph_vector_t *vertex_weights,
    double resolution, double beta, bool start, igraph_integer_t iterations,
    igraph_vector_int_t *membership, double *quality) {
  return igraph_community_leiden(
      graph, weights, vertex_weights,
#if IGRAPH_VERSION_MAJOR >= 1
      NULL,  // vertex weights for incoming edges: the graph is undirected
#endif
      resolution, beta, start, iterations, membership, NULL, quality);
}

igraph_error_t cigraph_label_propagation(
    const igraph_t *graph, igraph_vector_int_t *membership, igraph_neimode_t mode,
    const igraph_vector_t *weights) {
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_community_label_propagation(
      graph, membership, mode, weights, NULL, NULL, IGRAPH_LPA_DOMINANCE);
#else
  return igraph_community_label_propagation(graph, membership, mode, weights, NULL, NULL);
#endif
}
