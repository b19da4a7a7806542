// Times calls of GVE's Leiden and Louvain, or with -DRAK of GVE-RAK, as a user would make them.
//
// Their own programs start the clock when all memory has been taken and filled with zeros, which on large
// graphs is up to a third of the call. The headers are GVE's, from a copy of its source:
//
//   c++ -std=c++17 -O3 -march=native -fopenmp -DMAX_THREADS=2 -I SOURCE [-DRAK] gve.cxx -o PROGRAM
//   PROGRAM GRAPH.mtx leiden|louvain|rak
//
// Prints one line of JSON: seconds of the call, seconds by GVE's own clock, modularity by GVE's own
// account and, but for RAK, how many communities there are and how many are not connected.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "inc/main.hxx"

template <class Graph, class Call>
void time_call(const Graph& graph, Call call) {
  const auto start = std::chrono::steady_clock::now();
  const auto answer = call();
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - start;
  const auto group = [&](auto person) { return answer.membership[person]; };
  const double modularity =
      modularityByOmp(graph, group, edgeWeightOmp(graph) / 2, 1.0);
  std::printf("{\"seconds\": %.6f, \"own\": %.6f, \"modularity\": %.9f", whole.count(),
              answer.time / 1000, modularity);
#ifndef RAK
  std::printf(", \"communities\": %zu, \"disconnected\": %zu",
              communities(graph, answer.membership).size(),
              countValue(communitiesDisconnectedOmp(graph, answer.membership), char(1)));
#endif
  std::printf("}\n");
}

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::string method = words[2];
  omp_set_num_threads(MAX_THREADS);
  DiGraph<uint32_t, None, float> read;
  readMtxOmpW(read, words[1], false);
  const auto graph = symmetricizeOmp(read);
#ifdef RAK
  if (method != "rak") return 2;
  time_call(graph, [&] { return rakStaticOmp(graph, {1}); });
#else
  if (method == "leiden") {
    time_call(graph, [&] { return leidenStaticOmp(graph, {1}); });
  } else if (method == "louvain") {
    time_call(graph, [&] { return louvainStaticOmp(graph, {1}); });
  } else {
    return 2;
  }
#endif
}
